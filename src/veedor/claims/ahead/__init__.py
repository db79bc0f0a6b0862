"""What is scheduled or expires: deadlines and their dates."""
