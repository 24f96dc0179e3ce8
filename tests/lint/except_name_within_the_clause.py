def outer(run, kept):
    try:
        run()
    except ValueError as error:
        def show():
            return str(error)

        print(show())
        kept.append(lambda: error)
    except TypeError as error:
        failed = lambda: error
    return failed()
