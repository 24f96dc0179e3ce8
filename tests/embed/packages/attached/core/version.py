TEXT = "2.1"
