"""The facts and the results. This room knows no other."""
