"""The typed requests: ``from graciousno.requests import Refund``."""

from .model.requests import *  # noqa: F403
from .model.requests import __all__  # noqa: F401
