local function make_writer(prefix)
    local lines = {}
    return function(n)
        lines[#lines + 1] = string.format("%s-%05d: %d", prefix, n, n * 2)
        if #lines == 100 then
            local text = table.concat(lines, "\n")
            lines = {}
            return #text
        end
        return 0
    end
end

local function main(rounds)
    local write = make_writer("line")
    local total = 0
    for i = 0, rounds - 1 do total = total + write(i) end
    return total
end

return main(1200000)
