"""Pure functions from a state to the next: values, the window, jumps, decimal steps."""
