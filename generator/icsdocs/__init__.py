"""A compiler for the governance documents of integrated care systems."""

__version__ = "0.1.0"
