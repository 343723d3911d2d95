"""The widgets: each shows what it is handed, and says what was done on it."""
