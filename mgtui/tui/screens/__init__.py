"""The screens: the playground, and the sheets that open over it."""
