def configure(buttons):
    for button in buttons:
        button.on_click = lambda: print(button)
