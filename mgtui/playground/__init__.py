"""A session without a screen: its state, how it changes, and what the panes show of it."""
