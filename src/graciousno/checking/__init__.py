"""From a draft or any text to a report."""
