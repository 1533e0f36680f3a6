"""What a language is: its catalogs, its formats, its sentences and its phrases."""
