def outer(run):
    try:
        run()
    except ValueError as error:
        def later():
            return error

        kept = error
        print((lambda: error)())
        return later, lambda: kept
