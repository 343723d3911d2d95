"""What the panes say, as rows of text with a role each; how a role looks is the screen's affair."""
