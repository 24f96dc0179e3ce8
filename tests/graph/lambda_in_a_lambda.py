f = (lambda a: lambda b: lambda: (a, b))(1)(2)
