"""What an operator looks after: jobs, public tables, how the installation stands. No paper and no name of a person is in any of it."""
