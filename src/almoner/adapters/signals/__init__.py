"""Lines and traces for whoever runs the machine."""
