"""The paper trail: what was asked, decided, why and by whom. Knows the facts and the errors, nobody else."""
