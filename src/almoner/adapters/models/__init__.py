"""Language models and their smaller relatives, as this machine has them."""
