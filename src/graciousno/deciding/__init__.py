"""Deciding: a situation and an organisation's lines, weighed in the open before anybody says no."""
