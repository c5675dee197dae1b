/*
 * PDF -> pages of glyphs (page.h), over poppler's output device. The only file in C++, and the only one that sees poppler.
 *
 * The device draws nothing. It notes each glyph with its place, size and colour, and decides at once whether a person could see it: against the colour of what was
 * filled below it so far, the clip, the page, and, when something is painted later, whether that covers it.
 */
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <vector>

#include <Annot.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <Link.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#define _Noreturn [[noreturn]]
extern "C" {
#include "base/limits.h"
#include "read/worker/files.h"
#include "read/worker/layout.h"
#include "read/worker/readers.h"
}

namespace {

constexpr double kTiny = 3.0;            // points; smaller letters are read by nobody
constexpr double kTransparent = 0.08;    // opacity below which nothing is seen
constexpr double kOpaque = 0.9;          // opacity from which something covers what is below it
constexpr double kDark = 0.2;            // luminance of a ground on which a hue tells
constexpr double kOtherHue = 0.4;        // least difference of red, green or blue, of 1, that makes another hue
constexpr double kSeen = 1.2;            // least ratio of contrast, as WCAG counts it, at which letters are seen
constexpr double kNarrow = 0.12;         // of their height: letters pressed together more than this are read by nobody
constexpr double kBroad = 0.25;          // of the letters' size: an outline of this width covers them
constexpr int kProgramMost = 200;        // bytes of a letter's program that are looked at; a longer one paints
constexpr int kLettersMost = 3;          // of a font that paint: then the others are taken to do so
constexpr double kThin = 2.0;            // points; a filled area thinner than this is a line
constexpr double kDotLeast = 1.2, kDotMost = 9.0;
constexpr double kPanel = 60.0;          // points, in both directions
constexpr double kStrip = 10.0;          // points across, at least
constexpr size_t kAreasMost = 20000;     // of one page that are remembered
constexpr size_t kCoversMost = 4000;     // of one page that are held against the glyphs drawn before
constexpr size_t kPointsMost = 400;      // of one area; a finer outline is taken for its box

struct Point {
    double x, y;
};

// Something that was painted: its outline, within the clip of its time.
struct Area {
    double x0, y0, x1, y1;
    std::vector<std::vector<Point>> outline; // empty: the whole box
    GfxRGB colour;
    bool known; // a plain colour; else a picture or a pattern

    bool holds(double x, double y) const
    {
        if (x < x0 || x > x1 || y < y0 || y > y1)
            return false;
        bool inside = outline.empty();
        for (const auto &ring : outline)
            for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
                if ((ring[i].y > y) != (ring[j].y > y) && x < (ring[j].x - ring[i].x) * (y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
                    inside = !inside;
        return inside;
    }
};

double linear(GfxColorComp c)
{
    double v = colToDbl(c);
    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

// Contrast is of lightness alone. On a dark ground another hue is seen as well: the blue of a link on slate.
bool is_other_hue(const GfxRGB &colour, const GfxRGB &below)
{
    const double dark = 0.2126 * linear(below.r) + 0.7152 * linear(below.g) + 0.0722 * linear(below.b);
    const double most = std::max({std::abs(colToDbl(colour.r) - colToDbl(below.r)), std::abs(colToDbl(colour.g) - colToDbl(below.g)), std::abs(colToDbl(colour.b) - colToDbl(below.b))});
    return dark < kDark && most >= kOtherHue;
}

double contrast(const GfxRGB &a, const GfxRGB &b)
{
    double la = 0.2126 * linear(a.r) + 0.7152 * linear(a.g) + 0.0722 * linear(a.b), lb = 0.2126 * linear(b.r) + 0.7152 * linear(b.g) + 0.0722 * linear(b.b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

// No page is larger than 14,400 points; what stands further out is as far out as it gets, and a hundred times that is still a number of 32 bits.
int32_t hundredths(double points) { return (int32_t)std::lround(std::max(-2e4, std::min(2e4, std::isfinite(points) ? points : 2e4)) * BL_POINT); }

bool names_bold(const std::string &name)
{
    static const char *const words[] = {"Bold", "bold", "BOLD", "Black", "Heavy", "SimHei", "Semibold", "DemiBold", "-Demi"};
    return std::any_of(std::begin(words), std::end(words), [&](const char *word) { return name.find(word) != std::string::npos; });
}

// Where the middle of a small letter stands on the page; of text that is turned, too. Not of slanted text.
Point middle_of(const bl_glyph &g)
{
    double along = (g.x0 + g.x1) / 2.0 / BL_POINT, down = (g.baseline - 0.3 * g.size) / BL_POINT;
    switch (g.turn) {
    case BL_TURN_RIGHT: return {-down, along};
    case BL_TURN_LEFT: return {down, -along};
    case BL_TURN_HALF: return {-along, -down};
    default: return {along, down};
    }
}

class Device : public OutputDev {
public:
    Device(bl_page *page, bl_arena *arena) : page_(page), arena_(arena) { }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool needNonText() override { return true; }
    // Shadings are not unrolled into thousands of stripes: each is one area of unknown colour.
    bool useShadedFills(int) override { return true; }
    bool functionShadedFill(GfxState *state, GfxFunctionShading *) override { return paint_clip(state); }
    bool axialShadedFill(GfxState *state, GfxAxialShading *shading, double, double) override { return paint_shading(state, shading); }
    bool radialShadedFill(GfxState *state, GfxRadialShading *shading, double, double) override { return paint_shading(state, shading); }
    bool gouraudTriangleShadedFill(GfxState *state, GfxGouraudTriangleShading *) override { return paint_clip(state); }
    bool patchMeshShadedFill(GfxState *state, GfxPatchMeshShading *) override { return paint_clip(state); }
    bool useTilingPatternFill() override { return true; }
    bool tilingPatternFill(GfxState *state, Gfx *, Catalog *, GfxTilingPattern *, const double *, int, int, int, int, double, double) override
    {
        holes_.clear(); // nobody letters a résumé in tiles
        return paint_clip(state);
    }

    void beginString(GfxState *, const GooString *) override { run_++; }
    void updateFont(GfxState *state) override { note_font(state); }
    void restoreState(GfxState *) override { holes_.clear(); }
    void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY, CharCode code, int bytes, const Unicode *u,
        int count) override;
    void fill(GfxState *state) override { paint_path(state); }
    void eoFill(GfxState *state) override { paint_path(state); }
    void stroke(GfxState *state) override;

    void drawImage(GfxState *state, Object *, Stream *str, int w, int h, GfxImageColorMap *map, bool, const int *mask, bool inlined) override
    {
        skip_inline(str, inlined, ((int64_t)w * map->getNumPixelComps() * map->getBits() + 7) / 8 * h);
        paint_picture(state, mask == nullptr);
    }
    void drawImageMask(GfxState *state, Object *, Stream *str, int w, int h, bool, bool, bool inlined) override
    {
        skip_inline(str, inlined, ((int64_t)w + 7) / 8 * h);
        paint_picture(state, false);
    }
    void drawMaskedImage(
        GfxState *state, Object *, Stream *, int, int, GfxImageColorMap *, bool, Stream *, int, int, bool, bool) override { paint_picture(state, false); }
    void drawSoftMaskedImage(GfxState *state, Object *, Stream *, int, int, GfxImageColorMap *, bool, Stream *, int, int, GfxImageColorMap *, bool) override
    {
        paint_picture(state, false);
    }
    void setSoftMaskFromImageMask(GfxState *, Object *, Stream *, int, int, bool, bool, double *) override { }
    void unsetSoftMaskFromImageMask(GfxState *, double *) override { }

private:
    // The bytes of an inline image stand in the way of what follows.
    static void skip_inline(Stream *str, bool inlined, int64_t bytes)
    {
        if (!inlined)
            return;
        str->reset();
        for (int64_t i = 0; i < bytes && str->getChar() != EOF; i++)
            continue;
        str->close();
    }

    void note_font(GfxState *state);
    bl_hidden_trick trick_of(const GfxState *state, double x, double y, double size, bool narrow, const GfxRGB &colour, bool *seen) const;
    bool is_empty_glyph(GfxFont *font, CharCode code);
    bool paint_clip(GfxState *state);
    bool paint_shading(GfxState *state, GfxUnivariateShading *shading);
    static Area outline_of(GfxState *state);
    void paint_path(GfxState *state);
    void paint_picture(GfxState *state, bool opaque);
    void paint(Area &&area, double opacity, GfxBlendMode mode);
    void note_shape(const Area &area);

    bl_page *page_;
    bl_arena *arena_;
    std::vector<Area> areas_;
    std::vector<uint32_t> holes_;                    // glyphs that are nothing but a clip, through which nothing was painted so far
    std::map<std::pair<int, CharCode>, bool> empty_; // letters of fonts that are programs: they paint nothing
    std::map<int, int> painting_;                    // how many of them do paint, by their font
    size_t covers_ = 0;
    uint32_t run_ = 0;
    bool bold_ = false, italic_ = false;
    double type3_ = 1;
};

void Device::note_font(GfxState *state)
{
    const std::shared_ptr<GfxFont> &font = state->getFont();
    bold_ = italic_ = false;
    type3_ = 1;
    if (!font)
        return;
    std::string name = font->getName().value_or("");
    bold_ = font->isBold() || (font->getWeight() >= GfxFont::W600 && font->getWeight() <= GfxFont::W900) || names_bold(name);
    italic_ = font->isItalic() || name.find("Italic") != std::string::npos || name.find("Oblique") != std::string::npos;
    if (font->getType() == fontType3) { // its em is what its box and matrix make of it
        const double *box = font->getFontBBox(), *matrix = font->getFontMatrix();
        double height = std::fabs((box[3] - box[1]) * matrix[3]);
        type3_ = height > 0.01 && (height < 0.3 || height > 3) ? height : 1;
    }
}

// What is seen where a colour is mixed with the one below it.
GfxColorComp mixed(GfxColorComp colour, GfxColorComp below, GfxBlendMode mode)
{
    const double c = colToDbl(colour), b = colToDbl(below);
    switch (mode) {
    case gfxBlendMultiply: return dblToCol(c * b);
    case gfxBlendScreen: return dblToCol(c + b - c * b);
    case gfxBlendDarken: return dblToCol(std::min(c, b));
    case gfxBlendLighten: return dblToCol(std::max(c, b));
    default: return colour;
    }
}

GfxRGB blended(const GfxRGB &colour, const GfxRGB &below, GfxBlendMode mode)
{
    return {mixed(colour.r, below.r, mode), mixed(colour.g, below.g, mode), mixed(colour.b, below.b, mode)};
}

// Does a broad outline in the colour of the ground eat the letters?
bool is_outlined_away(const GfxState *state, double size, const GfxRGB &below)
{
    GfxRGB outline;
    if (state->getRender() != 2 || state->getTransformedLineWidth() < kBroad * size || state->getStrokeOpacity() < kOpaque)
        return false;
    state->getStrokeRGB(&outline);
    return contrast(outline, below) < kSeen;
}

bl_hidden_trick Device::trick_of(const GfxState *state, double x, double y, double size, bool narrow, const GfxRGB &colour, bool *seen) const
{
    *seen = false;
    double cx0, cy0, cx1, cy1;
    if (x < 0 || y < 0 || x * BL_POINT > page_->width || y * BL_POINT > page_->height)
        return BL_HIDDEN_OFF_PAGE;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    if (x < cx0 - 1 || x > cx1 + 1 || y < cy0 - 1 || y > cy1 + 1)
        return BL_HIDDEN_CLIPPED;
    if (state->getRender() == 3)
        return BL_HIDDEN_INVISIBLE;
    if (size < kTiny || narrow)
        return BL_HIDDEN_TINY;
    double opacity = state->getRender() == 1 ? state->getStrokeOpacity() : state->getFillOpacity();
    if (opacity < kTransparent)
        return BL_HIDDEN_COLOUR;
    *seen = true;
    if (state->getRender() >= 4) // the letters are a hole through which something else is seen
        return BL_HIDDEN_COLOUR;
    GfxRGB below = {dblToCol(1), dblToCol(1), dblToCol(1)};
    for (size_t i = areas_.size(); i-- > 0;)
        if (areas_[i].holds(x, y)) {
            if (!areas_[i].known)
                return BL_HIDDEN_COLOUR;
            below = areas_[i].colour;
            break;
        }
    const GfxRGB shown = blended(colour, below, state->getBlendMode());
    *seen = (contrast(shown, below) >= kSeen || is_other_hue(shown, below)) && !is_outlined_away(state, size, below);
    return BL_HIDDEN_COLOUR;
}

// Letters of fonts that are drawn by programs: does the program of this one paint nothing?
bool Device::is_empty_glyph(GfxFont *font, CharCode code)
{
    static const char *const painters[] = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "BI", "sh", "Tj", "TJ", "'", "\""};
    const auto key = std::make_pair(font->getID()->num, code);
    const auto known = empty_.find(key);
    if (known != empty_.end())
        return known->second;
    if (painting_[key.first] >= kLettersMost)
        return false;
    Object program = static_cast<Gfx8BitFont *>(font)->getCharProc((int)code);
    bool empty = true;
    if (program.isStream()) {
        std::string token;
        int c = 0, count = 0;
        for (program.getStream()->reset(); empty && c != EOF; count++) {
            c = program.getStream()->getChar();
            if (c != EOF && c > ' ') {
                token.push_back((char)c);
                continue;
            }
            empty = std::find(std::begin(painters), std::end(painters), token) == std::end(painters) && count < kProgramMost;
            token.clear();
        }
        program.getStream()->close();
    }
    empty_[key] = empty;
    painting_[key.first] += !empty;
    return empty;
}

void Device::drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY, CharCode code, int, const Unicode *u, int count)
{
    if (page_->glyphs.count >= BL_LIMIT_PAGE_CHARACTERS)
        bl_worker_give_up("too-large", "more characters stand on one page than a page holds: print it to a new PDF, or save it as DOCX or text");
    double spacing = state->getCharSpace() + (code == 0x20 ? state->getWordSpace() : 0), sx, sy, px, py, wx, wy;
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &sx, &sy);
    state->transformDelta(dx - sx, dy - sy, &wx, &wy);
    state->transform(x - originX, y - originY, &px, &py);
    const double *t = state->getTextMat(), *c = state->getCTM();
    double a = t[0] * c[0] + t[1] * c[2], b = t[0] * c[1] + t[1] * c[3]; // where the line of writing points to
    double e = t[2] * c[0] + t[3] * c[2], f = t[2] * c[1] + t[3] * c[3]; // where its height does
    double along = std::hypot(a, b), size = std::fabs(state->getFontSize()) * std::hypot(e, f) * type3_;
    if (along <= 0 || !std::isfinite(along) || !std::isfinite(size))
        return;
    if (state->getFontSize() < 0) // mirrored twice is upright
        a = -a, b = -b, e = -e, f = -f;
    bl_turn turn = std::fabs(b) < 0.02 * along ? (a > 0 ? BL_TURN_NONE : BL_TURN_HALF)
        : std::fabs(a) < 0.02 * along          ? (b > 0 ? BL_TURN_RIGHT : BL_TURN_LEFT)
                                               : BL_TURN_SLANTED;
    GfxRGB colour;
    state->getRender() == 1 ? state->getStrokeRGB(&colour) : state->getFillRGB(&colour);
    bool seen, pattern = state->getFillColorSpace()->getMode() == csPattern;
    double rise = std::hypot(e, f) > 0 ? 0.3 * size / std::hypot(e, f) : 0; // the middle of a small letter
    const bool narrow = along * state->getHorizScaling() < kNarrow * std::hypot(e, f);
    bl_hidden_trick trick = trick_of(state, px + wx / 2 + e * rise, py + wy / 2 + f * rise, size, narrow, colour, &seen);
    seen = seen || (pattern && trick == BL_HIDDEN_COLOUR);
    const bool blank = count > 0 && bl_is_blank(u[0]), hole = state->getRender() == 7;
    if (seen && !blank && (hole || (state->getFont()->getType() == fontType3 && is_empty_glyph(state->getFont().get(), code)))) {
        seen = false;
        trick = BL_HIDDEN_INVISIBLE;
        if (hole)
            holes_.push_back(page_->glyphs.count);
    }
    double width = std::hypot(wx, wy), begin = px, base = py;
    if (turn == BL_TURN_RIGHT)
        begin = py, base = -px;
    else if (turn == BL_TURN_LEFT)
        begin = -py, base = px;
    else if (turn == BL_TURN_HALF)
        begin = -px, base = -py;
    else if (wx < 0) // written backwards, seen forwards
        begin = px - width;
    static const Unicode ligatures[][3] = {{'f', 'f'}, {'f', 'i'}, {'f', 'l'}, {'f', 'f', 'i'}, {'f', 'f', 'l'}, {'s', 't'}, {'s', 't'}};
    if (count == 1 && u[0] >= 0xFB00 && u[0] <= 0xFB06) {
        u = ligatures[u[0] - 0xFB00];
        count = u[2] != 0 ? 3 : 2;
    }
    Unicode pair = 0; // characters beyond U+FFFF come as two halves from some fonts
    if (count == 2 && u[0] >= 0xD800 && u[0] < 0xDC00 && u[1] >= 0xDC00 && u[1] < 0xE000) {
        pair = 0x10000 + ((u[0] - 0xD800) << 10) + (u[1] - 0xDC00);
        u = &pair;
        count = 1;
    }
    int parts = count > 0 && count <= 8 ? count : 1;
    for (int i = 0; i < parts; i++) {
        bl_glyph *glyph = BL_PUSH(arena_, &page_->glyphs);
        if (glyph == nullptr)
            bl_worker_give_up("too-large", "more stands in this file than a résumé holds: save it as text or Markdown");
        *glyph = bl_glyph {};
        glyph->x0 = hundredths(begin + width * i / parts);
        glyph->x1 = hundredths(begin + width * (i + 1) / parts);
        glyph->baseline = hundredths(base);
        glyph->size = hundredths(size);
        glyph->code = count > 0 ? u[i] : 0xFFFD;
        glyph->unmapped = count == 0 || u[i] == 0 || u[i] == 0xFFFD || (u[i] >= 0xE000 && u[i] < 0xF900);
        glyph->run = run_;
        glyph->turn = (uint8_t)turn;
        glyph->hidden = seen ? BL_VISIBLE : (uint8_t)trick;
        glyph->bold = bold_ || state->getRender() == 2;
        glyph->italic = italic_;
        glyph->faint = state->getFillOpacity() < 0.5;
    }
}

bool Device::paint_clip(GfxState *state)
{
    Area area {};
    state->getClipBBox(&area.x0, &area.y0, &area.x1, &area.y1);
    area.known = false;
    paint(std::move(area), state->getFillOpacity(), state->getBlendMode());
    return true;
}

// A gradient that is white from one end to the other shows no letters.
bool Device::paint_shading(GfxState *state, GfxUnivariateShading *shading)
{
    const GfxRGB white = {dblToCol(1), dblToCol(1), dblToCol(1)};
    bool shows = false;
    for (int i = 0; i <= 4 && !holes_.empty() && !shows; i++) {
        GfxColor colour;
        GfxRGB rgb;
        shading->getColor(shading->getDomain0() + (shading->getDomain1() - shading->getDomain0()) * i / 4, &colour);
        shading->getColorSpace()->getRGB(&colour, &rgb);
        shows = contrast(rgb, white) >= kSeen;
    }
    if (!shows)
        holes_.clear();
    return paint_clip(state);
}

// The path at hand, as it stands on the page.
Area Device::outline_of(GfxState *state)
{
    const GfxPath *path = state->getPath();
    Area area {1e9, 1e9, -1e9, -1e9, {}, {}, state->getFillColorSpace()->getMode() != csPattern};
    size_t points = 0;
    for (int i = 0; i < path->getNumSubpaths(); i++) {
        const GfxSubpath *sub = path->getSubpath(i);
        std::vector<Point> ring;
        for (int k = 0; k < sub->getNumPoints(); k++) {
            Point p;
            state->transform(sub->getX(k), sub->getY(k), &p.x, &p.y);
            area.x0 = std::min(area.x0, p.x), area.x1 = std::max(area.x1, p.x);
            area.y0 = std::min(area.y0, p.y), area.y1 = std::max(area.y1, p.y);
            if (points < kPointsMost)
                ring.push_back(p);
            points++;
        }
        if (ring.size() > 2)
            area.outline.push_back(std::move(ring));
    }
    if (points >= kPointsMost)
        area.outline.clear();
    return area;
}

void Device::paint_path(GfxState *state)
{
    Area area = outline_of(state);
    double cx0, cy0, cx1, cy1;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    area.x0 = std::max(area.x0, cx0), area.y0 = std::max(area.y0, cy0), area.x1 = std::min(area.x1, cx1), area.y1 = std::min(area.y1, cy1);
    if (!(area.x1 >= area.x0 && area.y1 >= area.y0))
        return;
    state->getFillRGB(&area.colour);
    if (state->getFillOpacity() >= 0.3)
        note_shape(area);
    paint(std::move(area), state->getFillOpacity(), state->getBlendMode());
}

void Device::stroke(GfxState *state)
{
    const GfxPath *path = state->getPath();
    if (state->getStrokeOpacity() < 0.3)
        return;
    Area ring = outline_of(state);
    if (ring.outline.size() == 1 && ring.outline[0].size() >= 8) // a hollow bullet
        note_shape(ring);
    for (int i = 0; i < path->getNumSubpaths(); i++) {
        const GfxSubpath *sub = path->getSubpath(i);
        for (int k = 1; k < sub->getNumPoints() && page_->rules.count < kAreasMost; k++) {
            double x0, y0, x1, y1;
            state->transform(sub->getX(k - 1), sub->getY(k - 1), &x0, &y0);
            state->transform(sub->getX(k), sub->getY(k), &x1, &y1);
            bl_box *rule = std::fabs(x1 - x0) < kThin || std::fabs(y1 - y0) < kThin ? BL_PUSH(arena_, &page_->rules) : nullptr;
            if (rule != nullptr)
                *rule = bl_box {hundredths(std::min(x0, x1)), hundredths(std::min(y0, y1)), hundredths(std::max(x0, x1)), hundredths(std::max(y0, y1))};
        }
    }
}

void Device::paint_picture(GfxState *state, bool opaque)
{
    Area area {1e9, 1e9, -1e9, -1e9, {}, {}, false};
    for (int i = 0; i < 4; i++) { // a picture is the unit square
        double x, y;
        state->transform(i & 1, i >> 1, &x, &y);
        area.x0 = std::min(area.x0, x), area.x1 = std::max(area.x1, x), area.y0 = std::min(area.y0, y), area.y1 = std::max(area.y1, y);
    }
    double cx0, cy0, cx1, cy1;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    area.x0 = std::max(area.x0, cx0), area.y0 = std::max(area.y0, cy0), area.x1 = std::min(area.x1, cx1), area.y1 = std::min(area.y1, cy1);
    if (!(area.x1 > area.x0 && area.y1 > area.y0))
        return;
    page_->pictures += (int64_t)hundredths(area.x1 - area.x0) * hundredths(area.y1 - area.y0);
    paint(std::move(area), opaque ? state->getFillOpacity() : 0, state->getBlendMode());
}

// What layout looks for among filled areas: lines, bullets, the ground of a column.
void Device::note_shape(const Area &area)
{
    double w = area.x1 - area.x0, h = area.y1 - area.y0;
    bl_box box = {hundredths(area.x0), hundredths(area.y0), hundredths(area.x1), hundredths(area.y1)};
    bl_box *slot = nullptr;
    if (page_->rules.count + page_->dots.count + page_->panels.count + page_->strips.count >= kAreasMost)
        return;
    if (w >= kDotLeast && w <= kDotMost && h >= kDotLeast && h <= kDotMost && std::fabs(w - h) < 0.25 * std::max(w, h))
        slot = BL_PUSH(arena_, &page_->dots);
    else if ((w < kThin) != (h < kThin))
        slot = BL_PUSH(arena_, &page_->rules);
    else if (w > kPanel && h > kPanel)
        slot = BL_PUSH(arena_, &page_->panels);
    else if (w > kStrip && w <= kPanel && h > 2 * w)
        slot = BL_PUSH(arena_, &page_->strips);
    if (slot != nullptr)
        *slot = box;
}

// What is painted is the ground of what follows, and covers what was there.
void Device::paint(Area &&area, double opacity, GfxBlendMode mode)
{
    bool covers = opacity >= kOpaque && mode == gfxBlendNormal && holes_.empty();
    for (uint32_t hole : holes_) // letters through which this is seen
        page_->glyphs.items[hole].hidden = BL_VISIBLE;
    if (covers && area.x1 - area.x0 > kThin && area.y1 - area.y0 > kThin && covers_ < kCoversMost && page_->glyphs.count > 0) {
        covers_++;
        for (uint32_t i = 0; i < page_->glyphs.count; i++) {
            bl_glyph *glyph = &page_->glyphs.items[i];
            Point middle = middle_of(*glyph);
            if (glyph->hidden == BL_VISIBLE && glyph->turn != BL_TURN_SLANTED && area.holds(middle.x, middle.y))
                glyph->hidden = BL_HIDDEN_COVERED;
        }
    }
    if (areas_.size() >= kAreasMost || (area.known && opacity < 0.3))
        return;
    if (!covers) // something is mixed with the ground: its colour is not told
        area.known = area.known && opacity >= kOpaque;
    areas_.push_back(std::move(area));
}

// ---- the file ----

void silence(ErrorCategory, Goffset, const char *) { }

void take_links(bl_page *out, bl_arena *arena, Page *page, const double *box)
{
    std::unique_ptr<Links> links = page->getLinks();
    if (!links)
        return;
    for (AnnotLink *link : links->getLinks()) {
        const LinkAction *action = link->getAction();
        if (action == nullptr || action->getKind() != actionURI || out->links.count > 1000)
            continue;
        const std::string &uri = static_cast<const LinkURI *>(action)->getURI();
        double x0, y0, x1, y1;
        link->getRect(&x0, &y0, &x1, &y1);
        bl_link *slot = uri.size() > 2000 ? nullptr : BL_PUSH(arena, &out->links);
        if (slot == nullptr)
            continue;
        slot->box = bl_box {hundredths(x0 - box[0]), hundredths(box[3] - y1), hundredths(x1 - box[0]), hundredths(box[3] - y0)};
        slot->target = bl_str {bl_arena_copy(arena, uri.data(), uri.size()), uri.size()};
        if (slot->target.ptr == nullptr)
            slot->target.len = 0;
    }
}

// Counts what all streams but pictures unpack to, before anything else makes use of them. False: made to hurt.
bool unpacks_soundly(PDFDoc *doc, size_t file)
{
    XRef *xref = doc->getXRef();
    uint64_t all = 0;
    for (int i = 0; i < xref->getNumObjects() && i < 500000; i++) {
        const XRefEntry *entry = xref->getEntry(i, false);
        if (entry == nullptr || entry->type != xrefEntryUncompressed)
            continue;
        Object object = xref->fetch(i, entry->gen);
        if (!object.isStream())
            continue;
        Object kind = object.streamGetDict()->lookup("Subtype"), filter = object.streamGetDict()->lookup("Filter");
        if (filter.isNull() || kind.isName("Image"))
            continue;
        uint64_t packed = (uint64_t)std::max<Goffset>(object.getStream()->getBaseStream()->getLength(), 0), out = 0;
        packed = std::min<uint64_t>(packed, file);
        uint64_t most = std::max<uint64_t>(BL_LIMIT_UNPACKED_FREE, packed * BL_LIMIT_UNPACKED_RATIO);
        unsigned char room[4096];
        Stream *stream = object.getStream();
        stream->reset();
        for (int got; (got = stream->doGetChars(sizeof room, room)) > 0;) {
            out += (unsigned)got;
            all += (unsigned)got;
            if (out > most || all > BL_LIMIT_UNPACKED_BYTES)
                return false;
        }
        stream->close();
    }
    return true;
}

const char *code_of(int error) { return error == errEncrypted ? "encrypted" : "damaged"; }

const char *message_of(int error)
{
    return error == errEncrypted ? "this PDF is encrypted: open it with its password, and print it to a new PDF without one"
                                 : "this PDF is damaged: open it, and print it to a new PDF";
}

// Asked by poppler after some ten operators, whatever form or page they stand in.
bool count_operators(void *data)
{
    uint32_t *left = static_cast<uint32_t *>(data);
    if (*left < 10)
        bl_worker_give_up("bomb", "it draws far more than a page shows, as only files do that are made to hurt; it was not read");
    *left -= 10;
    return false;
}

void read_page(bl_page *out, bl_arena *arena, PDFDoc *doc, uint32_t number, uint32_t *operators)
{
    *out = bl_page {};
    out->number = number;
    Page *page = doc->getPage((int)number);
    if (page == nullptr || !page->isOk())
        return;
    const PDFRectangle *box = page->getCropBox();
    bool turned = page->getRotate() % 180 != 0;
    double width = box->x2 - box->x1, height = box->y2 - box->y1;
    out->width = hundredths(turned ? height : width);
    out->height = hundredths(turned ? width : height);
    Device device(out, arena);
    doc->displayPage(&device, (int)number, 72, 72, 0, false, true, false, count_operators, operators);
    const double corners[4] = {box->x1, box->y1, box->x2, box->y2};
    if (page->getRotate() == 0)
        take_links(out, arena, page, corners);
}

} // namespace

extern "C" void bl_worker_pdf_prepare(void)
{
    bl_files_hold("/usr/share/poppler");
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback(silence);
}

extern "C" void bl_worker_pdf(bl_buffer *out, bl_str file)
{
    PDFDoc doc(new MemStream(file.ptr, 0, (Goffset)file.len, Object(objNull)));
    if (!doc.isOk()) {
        bl_extract_fail(out, code_of(doc.getErrorCode()), message_of(doc.getErrorCode()));
        return;
    }
    if (!unpacks_soundly(&doc, file.len)) {
        bl_extract_fail(out, "bomb", "it unpacks to far more than it holds, as only files do that are made to hurt; it was not read");
        return;
    }
    bl_arena *arena;
    if (bl_arena_open(&arena, nullptr, BL_LIMIT_READER_MEMORY) != BL_OK)
        bl_worker_give_up("too-large", "there is no memory left to read this file: save it as text or Markdown");
    uint32_t all = (uint32_t)std::max(doc.getNumPages(), 0), count = std::min<uint32_t>(all, BL_LIMIT_PAGES);
    bl_page *pages = BL_NEW_ARRAY(arena, bl_page, count + 1);
    uint32_t operators = BL_LIMIT_DRAWING;
    for (uint32_t i = 0; pages != nullptr && i < count; i++)
        read_page(&pages[i], arena, &doc, i + 1, &operators);
    if (pages == nullptr || bl_layout_write(out, arena, pages, count, all) != BL_OK)
        bl_extract_fail(out, "too-large", "more stands in this file than a résumé holds: save it as text or Markdown");
    bl_arena_close(arena);
}
