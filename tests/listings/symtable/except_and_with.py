def f(path):
    try:
        with path as handle, path.lock() as (lock, *others):
            return handle
    except OSError as error:
        report = lambda: error
    else:
        report = None
    finally:
        del path
    import a.b, c.d as e
    from g import h as i, j
    return report
