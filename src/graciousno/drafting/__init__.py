"""From facts to a letter: templates, their blocks, and the outer form."""
