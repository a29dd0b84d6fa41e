"""Language models and their smaller relatives, as this machine has them or asks for them, and who judges how private a request is."""
