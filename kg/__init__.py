"""newskg: who says what about whom, who did what to whom, according to which source."""

__version__ = "0.1.0"
