"""The typed reasons: ``from graciousno.reasons import DeadlinePassed``."""

from .model.reasons import *  # noqa: F403
from .model.reasons import __all__  # noqa: F401
