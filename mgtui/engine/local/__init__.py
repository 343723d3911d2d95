"""What f does at one x: its two sides, the kind they make, and the sentence that says it."""
