"""The import dialogue: choose, sheets and layout, columns, preview, done."""
