"""spark-submit spark.py IN OUT: JSON Lines → records, with Spark. NOT RUN: written by the contract in README.md.

aid-extract must be installed on every node; it is started once a partition, so give a partition 100 MB or so.
"""
import sys

from pyspark.sql import SparkSession

source, target = sys.argv[1:3]
spark = SparkSession.builder.appName("aid-extract").getOrCreate()
command = "aid-extract - --format jsonl --errors-as-records --jobs 1 --quiet"
# checkCode: a process that fails fails its task, which Spark tries again
records = spark.sparkContext.textFile(source).pipe(command, checkCode=True)
records.saveAsTextFile(target)
