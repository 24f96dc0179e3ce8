# The anchors of a subscript lie on the brackets.
def deep(data):
    return data["users"][0]["name"].title()
    # expect error: KeyError: 'name'

deep({"users": [{}]})
