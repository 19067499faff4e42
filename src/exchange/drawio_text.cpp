#include "exchange/drawio_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <pugixml.hpp>
#include <set>

#include "model/integrity.h"

namespace takt::exchange {

namespace {

Error bad(std::string why, std::string place = {}) { return {ErrorCode::FileDamaged, {std::move(why)}, std::move(place)}; }

std::string decodeBase64(std::string_view text) {
    std::string out;
    unsigned bits = 0;
    int have = 0;
    for (const char c : text) {
        int v = -1;
        if (c >= 'A' && c <= 'Z')
            v = c - 'A';
        else if (c >= 'a' && c <= 'z')
            v = c - 'a' + 26;
        else if (c >= '0' && c <= '9')
            v = c - '0' + 52;
        else if (c == '+' || c == '-')
            v = 62;
        else if (c == '/' || c == '_')
            v = 63;
        else if (c == '=')
            break;
        if (v < 0)
            continue;
        bits = (bits << 6) | static_cast<unsigned>(v);
        if ((have += 6) >= 8) {
            have -= 8;
            out += static_cast<char>((bits >> have) & 0xFF);
        }
    }
    return out;
}

/// Raw deflate, as pages are compressed; empty when it is none or grows beyond all bounds.
std::string inflateRaw(const std::string& packed) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return {};
    std::vector<Bytef> in(packed.begin(), packed.end());
    stream.next_in = in.data();
    stream.avail_in = static_cast<uInt>(in.size());
    std::string out;
    int state = Z_OK;
    while (state == Z_OK && out.size() <= kMostDrawioBytes) {
        std::array<Bytef, 65536> bytes{};
        stream.next_out = bytes.data();
        stream.avail_out = static_cast<uInt>(bytes.size());
        state = inflate(&stream, Z_NO_FLUSH);
        if (state == Z_OK || state == Z_STREAM_END)
            out.append(bytes.begin(), bytes.end() - stream.avail_out);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END ? out : std::string();
}

std::string decodePercent(const std::string& text) {
    const auto hex = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::map<std::string, std::string> readStyle(std::string_view text) {
    std::map<std::string, std::string> style;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        const std::string_view entry = text.substr(0, end);
        const auto equals = entry.find('=');
        if (!entry.empty())
            style[std::string(entry.substr(0, equals))] =
                equals == std::string_view::npos ? std::string() : std::string(entry.substr(equals + 1));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return style;
}

double finite(const pugi::xml_attribute& attribute) {
    const double v = attribute.as_double();
    return std::isfinite(v) ? std::clamp(v, -1e6, 1e6) : 0.0;
}

/// `holder` is the cell, or the object round it that carries label and id.
DrawioCell readCell(const pugi::xml_node& cell, const pugi::xml_node& holder) {
    DrawioCell out;
    out.id = holder.attribute("id").as_string();
    out.parent = cell.attribute("parent").as_string();
    out.source = cell.attribute("source").as_string();
    out.target = cell.attribute("target").as_string();
    out.words = plainWords(holder == cell ? cell.attribute("value").as_string() : holder.attribute("label").as_string());
    if (!isUtf8(out.words))
        out.words.clear();
    out.style = readStyle(cell.attribute("style").as_string());
    out.isVertex = cell.attribute("vertex").as_string() == std::string_view("1");
    out.isEdge = cell.attribute("edge").as_string() == std::string_view("1");
    const auto geometry = cell.child("mxGeometry");
    out.box = {finite(geometry.attribute("x")), finite(geometry.attribute("y")), finite(geometry.attribute("width")),
               finite(geometry.attribute("height"))};
    for (const auto& array : geometry.children("Array"))
        for (const auto& point : array.children("mxPoint"))
            out.corners.emplace_back(finite(point.attribute("x")), finite(point.attribute("y")));
    return out;
}

/// Places of children count from their parent's corner.
void makeAbsolute(std::vector<DrawioCell>& cells) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < cells.size(); ++i)
        places.emplace(cells[i].id, i);
    const std::vector<DrawioCell> before = cells;
    for (auto& cell : cells) {
        std::string parent = cell.parent;
        for (int depth = 0; depth < 64; ++depth) {
            const auto it = places.find(parent);
            if (it == places.end() || before[it->second].isEdge)
                break;
            const auto& outer = before[it->second];
            cell.box.x += outer.box.x;
            cell.box.y += outer.box.y;
            for (auto& [x, y] : cell.corners) {
                x += outer.box.x;
                y += outer.box.y;
            }
            parent = outer.parent;
        }
    }
}

Result<DrawioPage> readModel(const pugi::xml_node& model, std::string name) {
    DrawioPage page{std::move(name), {}};
    for (const auto& node : model.child("root").children()) {
        const bool plain = std::string_view(node.name()) == "mxCell";
        const auto cell = plain ? node : node.child("mxCell");
        if (!cell)
            continue;
        DrawioCell read = readCell(cell, node);
        if (!read.isVertex && !read.isEdge)
            continue; // the root and its layers
        if (page.cells.size() == kMostDrawioCells)
            return tl::unexpected(bad("it has more than " + std::to_string(kMostDrawioCells) + " cells", page.name));
        page.cells.push_back(std::move(read));
    }
    makeAbsolute(page.cells);
    return page;
}

Result<DrawioPage> readDiagram(const pugi::xml_node& diagram, std::size_t number) {
    std::string name = diagram.attribute("name").as_string();
    if (name.empty() || !isUtf8(name))
        name = "Page-" + std::to_string(number);
    if (const auto model = diagram.child("mxGraphModel"))
        return readModel(model, name);
    const std::string xml = decodePercent(inflateRaw(decodeBase64(diagram.text().as_string())));
    pugi::xml_document inner;
    if (xml.empty() || !inner.load_buffer(xml.data(), xml.size()) || !inner.child("mxGraphModel"))
        return tl::unexpected(bad("the page is neither a drawing nor one that was compressed", name));
    return readModel(inner.child("mxGraphModel"), name);
}

} // namespace

std::string DrawioCell::leanShape() const {
    constexpr std::string_view prefix = "mxgraph.lean_mapping.";
    const auto it = style.find("shape");
    return it != style.end() && it->second.starts_with(prefix) ? it->second.substr(prefix.size()) : std::string();
}

Result<std::vector<DrawioPage>> drawioPages(std::string_view text) {
    if (text.size() > kMostDrawioBytes)
        return tl::unexpected(bad("the file is larger than 64 MB"));
    pugi::xml_document document;
    const auto parsed = document.load_buffer(text.data(), text.size());
    if (!parsed)
        return tl::unexpected(bad(parsed.description(), "byte " + std::to_string(parsed.offset)));
    std::vector<DrawioPage> pages;
    if (const auto model = document.child("mxGraphModel")) {
        auto page = readModel(model, "Page-1");
        if (!page)
            return tl::unexpected(page.error());
        pages.push_back(std::move(*page));
    }
    for (const auto& diagram : document.child("mxfile").children("diagram")) {
        auto page = readDiagram(diagram, pages.size() + 1);
        if (!page)
            return tl::unexpected(page.error());
        pages.push_back(std::move(*page));
        if (pages.size() == 100)
            break;
    }
    if (pages.empty())
        return tl::unexpected(bad("there is no page in it"));
    return pages;
}

// ------------------------------------------------------------------ words

namespace {

std::string utf8(unsigned long code) {
    std::string out;
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000 && (code < 0xD800 || code > 0xDFFF)) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code >= 0x10000 && code < 0x110000) {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
    return out;
}

std::string entity(std::string_view name) {
    static const std::map<std::string_view, std::string_view> known = {
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}, {"ndash", "–"}, {"mdash", "—"}};
    if (const auto it = known.find(name); it != known.end())
        return std::string(it->second);
    if (name.size() > 1 && name[0] == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        const std::string digits(name.substr(hex ? 2 : 1));
        char* end = nullptr;
        const unsigned long code = std::strtoul(digits.c_str(), &end, hex ? 16 : 10);
        if (end && *end == '\0' && code >= 0x20)
            return utf8(code);
    }
    return "&" + std::string(name) + ";";
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool endsLine(std::string_view tag) {
    const std::string name = lower(tag.substr(0, tag.find_first_of(" \t\r\n/", 1)));
    static const std::set<std::string, std::less<>> ends = {"br", "p", "div", "tr", "li", "h1", "h2", "h3",
                                                           "/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3"};
    return ends.contains(name);
}

} // namespace

std::string plainWords(std::string_view html) {
    std::string raw;
    for (std::size_t i = 0; i < html.size(); ++i) {
        const char c = html[i];
        if (c == '<') {
            const auto end = html.find('>', i);
            if (end == std::string_view::npos) {
                raw += c;
                continue;
            }
            if (endsLine(html.substr(i + 1, end - i - 1)))
                raw += '\n';
            i = end;
        } else if (c == '&') {
            const auto end = html.find(';', i);
            if (end == std::string_view::npos || end - i > 10) {
                raw += c;
                continue;
            }
            raw += entity(html.substr(i + 1, end - i - 1));
            i = end;
        } else {
            raw += c;
        }
    }
    // Blanks at the ends of lines and empty lines go.
    std::string out, line;
    const auto flush = [&] {
        const auto from = line.find_first_not_of(" \t\r"), to = line.find_last_not_of(" \t\r");
        if (from != std::string::npos)
            out += (out.empty() ? "" : "\n") + line.substr(from, to - from + 1);
        line.clear();
    };
    for (const char c : raw)
        c == '\n' ? flush() : line.push_back(c == '\0' ? ' ' : c);
    flush();
    constexpr std::size_t kMost = 4000;
    if (out.size() > kMost) {
        std::size_t end = kMost;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80) // not within a character
            --end;
        out.resize(end);
    }
    return out;
}

} // namespace takt::exchange
