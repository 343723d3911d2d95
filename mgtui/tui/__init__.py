"""The playground on a terminal, by Textual."""
