"""A desktop editor for the record of processing activities of Art. 30 GDPR."""

__version__ = "0.1.0"
