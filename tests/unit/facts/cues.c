#include "credit.h"

static void test_what_was_not_done(void **state)
{
    (void)state;
    check_credit("由于团队缺乏Rust经验，最终没有采用Rust，使用MySQL", "mysql", "rust", BL_CUE_NEGATION);
    check_credit("Java、Scala均未使用过，主要写Kotlin", "kotlin", "java scala", BL_CUE_NEGATION);
    check_credit("I have never used Oracle Database, DB2 or Sybase; mostly PostgreSQL", "postgresql", "db2 sybase", BL_CUE_NEGATION);
    check_credit("No production experience with Kubernetes, but strong Docker skills", "docker", "kubernetes", BL_CUE_NEGATION);
    check_credit("Cleaned survey data in Excel; no Python in this role", "", "python", BL_CUE_NEGATION);
    check_credit("未引入消息队列（Kafka、RabbitMQ），直接使用Redis", "redis", "kafka rabbitmq", BL_CUE_NEGATION);
    check_credit("采用gRPC而不是Thrift", "grpc", "thrift", BL_CUE_NEGATION);
    check_credit("精通MySQL，对PostgreSQL不熟悉", "mysql", "postgresql", BL_CUE_NEGATION);
}

static void test_what_only_looks_like_a_denial(void **state)
{
    (void)state;
    check_credit("非常熟悉MySQL，不断优化慢查询，与Redis无缝集成", "mysql redis", "", BL_CUE_COUNT);
    check_credit("不仅熟悉Java还精通Python，除MySQL外还用过Rust", "java python mysql", "", BL_CUE_COUNT);
    check_credit("Skills: not only Java but also Scala and Clojure", "java scala clojure", "", BL_CUE_COUNT);
    check_credit("Delivered a zero-downtime, lock-free MySQL migration with no data loss on Kubernetes", "mysql kubernetes", "", BL_CUE_COUNT);
    check_credit("没少用Docker和Jenkins，离不开Git；Kubernetes没怎么碰", "docker jenkins git", "kubernetes", BL_CUE_NEGATION);
    check_credit("没有停机地把服务部署到Kubernetes", "kubernetes", "", BL_CUE_COUNT);
}

static void test_two_negatives_affirm(void **state)
{
    (void)state;
    check_credit("并不是没有用过Redis，三个项目的缓存都是它", "redis", "", BL_CUE_COUNT);
    check_credit("没有人比我更熟悉Nginx", "nginx", "", BL_CUE_COUNT);
    check_credit("There was hardly a project in which I did not use Git", "git", "", BL_CUE_COUNT);
    check_credit("Wound care with Docker; not trained in Kubernetes", "docker", "kubernetes", BL_CUE_NEGATION);
}

static void test_plans(void **state)
{
    (void)state;
    check_credit("计划学习Kafka和Redis；目前使用Python", "python", "kafka redis", BL_CUE_PLANNED);
    check_credit("SQL, Python, Git; keen to learn Terraform", "python git", "terraform", BL_CUE_PLANNED);
    check_credit("熟悉Python，期望从事机器学习", "python", "machine-learning", BL_CUE_PLANNED);
    check_credit("下一步将把系统迁移到Kubernetes；现用Docker", "docker", "kubernetes", BL_CUE_PLANNED);
    check_credit("Goal for next year: become fluent in Kotlin. Daily work in Python.", "python", "kotlin", BL_CUE_PLANNED);
}

static void test_comparisons(void **state)
{
    (void)state;
    check_credit("自研缓存，benchmark 比 Memcached 快 2 倍，使用MySQL存储", "mysql", "memcached", BL_CUE_COMPARISON);
    check_credit("Unlike Kafka, our broker stores to PostgreSQL", "postgresql", "kafka", BL_CUE_COMPARISON);
    check_credit("a Redis-like cache, deployed with Docker", "docker", "redis", BL_CUE_COMPARISON);
    check_credit("Redis集群延迟低于5 ms", "redis", "", BL_CUE_COUNT);
    check_credit("用Python写的类Redis缓存", "python", "redis", BL_CUE_COMPARISON);
    check_credit("商品类Elasticsearch索引优化", "elasticsearch", "", BL_CUE_COUNT);
}

static void test_other_people(void **state)
{
    (void)state;
    check_credit("Our team of 30 uses Java, Scala and Kafka. My own work is data quality in Python and SQL.", "python", "java scala kafka", BL_CUE_OTHER_PARTY);
    check_credit("面过200+位Java候选人；本人主要语言为Kotlin", "kotlin", "java", BL_CUE_OTHER_PARTY);
    check_credit("Work alongside data engineers who run Airflow and Spark", "", "apache-airflow spark", BL_CUE_OTHER_PARTY);
    check_credit("前端使用Vue；WebRTC 白板由 SDK 团队提供", "", "webrtc", BL_CUE_OTHER_PARTY);
}

static void test_verbs_of_other_people(void **state)
{
    (void)state;
    check_credit("与算法团队合作，他们用TensorFlow训练，我用Java接入", "java", "tensorflow", BL_CUE_OTHER_PARTY);
    check_credit("DBA团队负责PostgreSQL，我负责Redis", "redis", "postgresql", BL_CUE_OTHER_PARTY);
    check_credit("The vendor used Kafka; I wrote Java.", "java", "kafka", BL_CUE_OTHER_PARTY);
    check_credit("My interns used Redis while I wrote Java services", "java", "redis", BL_CUE_OTHER_PARTY);
    check_credit("为两家医院客户用Python建模，带领团队使用Java开发", "python java", "", BL_CUE_COUNT);
    check_credit("客户管理系统使用Java，Docker maintained by me", "java docker", "", BL_CUE_COUNT);
}

static void test_what_was_replaced(void **state)
{
    (void)state;
    check_credit("Retired the MySQL server in favour of PostgreSQL", "postgresql", "mysql", BL_CUE_REPLACED);
    check_credit("从Oracle Database迁移到MySQL", "mysql", "oracle-database", BL_CUE_REPLACED);
    check_credit("Migrated the billing service from Perl to PostgreSQL", "postgresql", "perl", BL_CUE_REPLACED);
    check_credit("Replaced Nginx with Envoy", "envoy", "nginx", BL_CUE_REPLACED);
    check_credit("Streamed data from Kafka to S3 with Flink", "kafka", "", BL_CUE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_was_not_done), cmocka_unit_test(test_what_only_looks_like_a_denial),
        cmocka_unit_test(test_two_negatives_affirm), cmocka_unit_test(test_plans), cmocka_unit_test(test_comparisons), cmocka_unit_test(test_other_people),
        cmocka_unit_test(test_verbs_of_other_people), cmocka_unit_test(test_what_was_replaced)};
    return cmocka_run_group_tests(tests, NULL, release_rules);
}
