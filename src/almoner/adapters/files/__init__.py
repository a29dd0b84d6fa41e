"""Files the person hands in: papers, answers, corrections."""
