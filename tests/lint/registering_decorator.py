def routes(app, pages):
    for page in pages:
        @app.route(page.path)
        def show():
            return page.text
