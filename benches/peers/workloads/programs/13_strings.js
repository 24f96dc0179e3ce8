function make_writer(prefix) {
    const lines = [];
    return (n) => {
        lines.push(`${prefix}-${String(n).padStart(5, "0")}: ${n * 2}`);
        if (lines.length === 100) {
            const text = lines.join("\n");
            lines.length = 0;
            return text.length;
        }
        return 0;
    };
}

function main(rounds) {
    const write = make_writer("line");
    let total = 0;
    for (let i = 0; i < rounds; i++) total += write(i);
    return total;
}

main(1200000)
