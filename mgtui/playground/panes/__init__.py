"""What the panes say, as rows of text with a role each; the screen decides how a role is shown."""
