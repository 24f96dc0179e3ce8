function make_counter(start) {
    let n = start;
    return (by) => n += by;
}

function main(rounds) {
    const step = make_counter(0);
    for (let i = 0; i < rounds; i++) step(1);
    return step(0);
}

main(10000000)
