def f():
    try:
        work()
    except (TypeError, ValueError) as error:
        log(error)
    except KeyError:
        raise
    else:
        done()
