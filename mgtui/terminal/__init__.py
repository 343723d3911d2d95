"""The terminal itself: what it can do, the cells it shows, and how it is handed back. Knows nothing of derivatives."""
