/*
 * libyaml's bare event pass: every event of every file is asked for and thrown away. What loading rules is measured by (P7).
 *
 *   bench-events FILE...
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <yaml.h>

static bool pass(const char *path)
{
    yaml_parser_t parser;
    yaml_event_t event;
    FILE *file = fopen(path, "rb");
    bool good = file != NULL && yaml_parser_initialize(&parser);
    if (!good)
        return false;
    yaml_parser_set_input_file(&parser, file);
    for (bool end = false; good && !end;) {
        good = yaml_parser_parse(&parser, &event);
        end = good && event.type == YAML_STREAM_END_EVENT;
        if (good)
            yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return good;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!pass(argv[i])) {
            fprintf(stderr, "bench-events: cannot read %s\n", argv[i]);
            return EXIT_FAILURE;
        }
    return EXIT_SUCCESS;
}
