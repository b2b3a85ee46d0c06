"""The export dialogue without widgets: choices, scope, gaps, and the work off the thread."""
