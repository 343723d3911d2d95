"""The same content without a screen: facts, tables and texts, in the forms that programs and people read."""
