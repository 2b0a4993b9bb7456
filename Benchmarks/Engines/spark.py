"""Apache Spark: spark.py FIXATOR CASES.ndjson FOLDER. A task whose process dies is done again, up to three times."""
import sys

from pyspark import SparkConf, SparkContext

fixator, cases, folder = sys.argv[1:4]
check = "--unchecked" not in sys.argv
spark = SparkContext(conf=SparkConf().setMaster("local[2,4]").setAppName("fixator").set("spark.ui.enabled", "false"))
spark.setLogLevel("OFF")
command = f"{fixator} batch - --input-format ndjson --filter --jobs 1"
# Without checkCode a process that dies loses the rest of its lines, and the job reports success.
spark.textFile(cases, minPartitions=8).pipe(command, checkCode=check).saveAsTextFile(folder)
