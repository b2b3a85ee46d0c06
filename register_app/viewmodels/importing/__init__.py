"""The import dialogue without its widgets: sources read off the thread, how each was understood, what would change."""
