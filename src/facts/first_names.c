#include "facts/first_names.h"

#include <string.h>

/* Sorted. Those that are words of titles too ("dean", "page", "chase") are left out on purpose where the trade is the commoner reading. */
static const char *const names[] = {"aaron", "abigail", "adam", "adrian", "ahmed", "aisha", "alan", "albert", "alex", "alexander", "alexandra", "alexis",
    "alice", "alicia", "alison", "allison", "alyssa", "amanda", "amber", "amelia", "amir", "amit", "amy", "ana", "anders", "andrea", "andreas", "andrew",
    "angela", "anil", "anita", "ann", "anna", "anne", "annie", "anthony", "anton", "antonio", "aria", "ariana", "arjun", "arthur", "asha", "ashley", "audrey",
    "austin", "barbara", "beatrice", "ben", "benjamin", "bernard", "beth", "betty", "beverly", "bill", "bob", "bonnie", "brad", "bradley", "brandon", "brenda",
    "brian", "brianna", "bruce", "bryan", "caitlin", "caleb", "cameron", "carl", "carla", "carlos", "carmen", "carol", "caroline", "carolyn", "catherine",
    "cathy", "charles", "charlie", "charlotte", "chelsea", "cheryl", "chloe", "chris", "christian", "christina", "christine", "christopher", "cindy", "claire",
    "clara", "claudia", "colin", "connor", "corey", "craig", "crystal", "cynthia", "daisy", "dale", "daniel", "daniela", "danielle", "darren", "dave", "david",
    "dawn", "deborah", "debra", "deepak", "denise", "dennis", "derek", "diana", "diane", "diego", "dominic", "donald", "donna", "doris", "dorothy", "doug",
    "douglas", "dylan", "edgar", "edward", "edwin", "eileen", "elaine", "elena", "eli", "elijah", "elizabeth", "ella", "ellen", "emily", "emma", "eric",
    "erica", "erik", "erin", "ethan", "eugene", "eva", "evan", "evelyn", "fatima", "felix", "fernando", "fiona", "florian", "frances", "francis", "francisco",
    "frank", "fred", "gabriel", "gabriela", "gareth", "gary", "gavin", "geoffrey", "george", "gerald", "gina", "giovanni", "gloria", "gordon", "grace",
    "graham", "greg", "gregory", "hannah", "harold", "harriet", "harry", "hassan", "heather", "heidi", "helen", "helena", "henry", "holly", "hugh", "hugo",
    "ian", "ibrahim", "imran", "ingrid", "irene", "isaac", "isabel", "isabella", "ivan", "jack", "jackie", "jacob", "jacqueline", "jake", "james", "jamie",
    "jan", "jane", "janet", "janice", "jared", "jasmine", "jason", "javier", "jay", "jean", "jeff", "jeffrey", "jennifer", "jenny", "jeremy", "jerry", "jesse",
    "jessica", "jill", "jim", "joan", "joanna", "joe", "joel", "johan", "johann", "john", "johnny", "jonathan", "jordan", "jorge", "jose", "joseph", "josh",
    "joshua", "joyce", "juan", "judith", "judy", "julia", "julian", "julie", "justin", "karen", "karl", "kate", "katherine", "kathleen", "kathryn", "katie",
    "kavita", "kayla", "keith", "kelly", "ken", "kenneth", "kevin", "kim", "kimberly", "klaus", "kumar", "kyle", "larry", "laura", "lauren", "laurence",
    "lawrence", "leah", "lee", "leo", "leon", "leonard", "leslie", "liam", "lily", "linda", "lisa", "logan", "lois", "lorraine", "louis", "louise", "lucas",
    "lucia", "lucy", "luis", "luke", "lydia", "lynn", "madison", "manuel", "marc", "marcus", "margaret", "maria", "marie", "marilyn", "mario", "marion",
    "marissa", "mark", "martha", "martin", "mary", "mateo", "matt", "matthew", "maureen", "max", "maya", "megan", "melanie", "melissa", "michael", "michelle",
    "miguel", "mike", "mohamed", "mohammed", "molly", "monica", "morgan", "muhammad", "nancy", "naomi", "natalie", "natasha", "nathan", "neha", "neil",
    "nicholas", "nick", "nicola", "nicole", "nikhil", "nina", "noah", "nora", "norma", "norman", "oliver", "olivia", "omar", "oscar", "pamela", "patricia",
    "patrick", "paul", "paula", "pauline", "pedro", "peggy", "penny", "peter", "philip", "phillip", "phyllis", "pierre", "pooja", "priya", "rachel", "raj",
    "rajesh", "ralph", "ramesh", "raymond", "rebecca", "renee", "ricardo", "richard", "rick", "rita", "rob", "robert", "roberta", "roberto", "robin", "rodney",
    "roger", "rohan", "ron", "ronald", "rosa", "rose", "ross", "roy", "ruby", "russell", "ruth", "ryan", "sabrina", "sally", "sam", "samantha", "samuel",
    "sandra", "sanjay", "sara", "sarah", "scott", "sean", "sergio", "seth", "shane", "shannon", "sharon", "shaun", "sheila", "shirley", "simon", "sofia",
    "sonia", "sophia", "sophie", "stacey", "stacy", "stanley", "stefan", "stella", "stephanie", "stephen", "steve", "steven", "stuart", "sue", "sunil", "susan",
    "suzanne", "sven", "sylvia", "tamara", "tania", "tanya", "tara", "teresa", "terry", "thelma", "theodore", "theresa", "thomas", "tiffany", "tim", "timothy",
    "tina", "todd", "tom", "tommy", "tony", "tracey", "tracy", "travis", "trevor", "tyler", "valerie", "vanessa", "vera", "veronica", "vicki", "victor",
    "victoria", "vijay", "vikram", "vincent", "virginia", "vivian", "walter", "wanda", "warren", "wayne", "wendy", "wesley", "william", "xavier", "yolanda",
    "yusuf", "yvonne", "zachary", "zoe"};

bool bl_is_first_name(bl_str word)
{
    size_t low = 0, high = sizeof names / sizeof *names;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = bl_str_compare(word, bl_str_of(names[middle]));
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}
