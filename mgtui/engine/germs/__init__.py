"""What f does next to a point: series in an infinitesimal, from either side."""
