"""Melian keeps an account of coercive diplomacy that can be checked word by word."""

__version__ = "0.1.0"
