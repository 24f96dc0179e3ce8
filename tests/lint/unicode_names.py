def mache(größen):
    gemacht = []
    for größe in größen:
        gemacht.append(lambda: "größe", ); gemacht.append(lambda: größe)
    return gemacht
