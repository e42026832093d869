/**
 * The messages and fields of Spark Connect that this client uses, under Spark's own names and
 * numbers (`spark/connect/*.proto`, `google/rpc/*.proto`; Spark 3.4 to 4.3). Unknown fields of an
 * answer are skipped, as protobuf wants it.
 */
export const proto = `
syntax = "proto3";
package spark.connect;

message UserContext { string user_id = 1; }
message SQL { string query = 1; }
message Read {
  message DataSource {
    optional string format = 1;
    optional string schema = 2;
    map<string, string> options = 3;
    repeated string paths = 4;
  }
  oneof read_type { DataSource data_source = 2; }
}
message Relation {
  oneof rel_type { Read read = 2; SQL sql = 10; }
}
message CreateDataFrameViewCommand {
  Relation input = 1;
  string name = 2;
  bool is_global = 3;
  bool replace = 4;
}
message Command {
  oneof command_type { CreateDataFrameViewCommand create_dataframe_view = 3; }
}
message Plan {
  oneof op_type { Relation root = 1; Command command = 2; }
}

message ReattachOptions { bool reattachable = 1; }
message ExecutePlanRequest {
  string session_id = 1;
  optional string client_observed_server_side_session_id = 8;
  UserContext user_context = 2;
  optional string operation_id = 6;
  Plan plan = 3;
  optional string client_type = 4;
  repeated RequestOption request_options = 5;
  message RequestOption {
    oneof request_option { ReattachOptions reattach_options = 1; }
  }
}
message ExecutePlanResponse {
  string session_id = 1;
  string server_side_session_id = 15;
  string response_id = 13;
  oneof response_type {
    ArrowBatch arrow_batch = 2;
    ResultComplete result_complete = 14;
    ExecutionProgress execution_progress = 18;
  }
  message ArrowBatch {
    int64 row_count = 1;
    bytes data = 2;
    optional int64 start_offset = 3;
    optional int64 num_chunks_in_batch = 5;
  }
  message ResultComplete {}
  message ExecutionProgress {
    repeated StageInfo stages = 1;
    message StageInfo {
      int64 num_tasks = 2;
      int64 num_completed_tasks = 3;
      int64 input_bytes_read = 4;
    }
  }
}
message ReattachExecuteRequest {
  string session_id = 1;
  optional string client_observed_server_side_session_id = 6;
  UserContext user_context = 2;
  string operation_id = 3;
  optional string client_type = 4;
  optional string last_response_id = 5;
}
message ReleaseExecuteRequest {
  string session_id = 1;
  optional string client_observed_server_side_session_id = 7;
  UserContext user_context = 2;
  string operation_id = 3;
  optional string client_type = 4;
  message ReleaseAll {}
  message ReleaseUntil { string response_id = 1; }
  oneof release { ReleaseAll release_all = 5; ReleaseUntil release_until = 6; }
}
message ReleaseExecuteResponse { string session_id = 1; }

message AnalyzePlanRequest {
  string session_id = 1;
  optional string client_observed_server_side_session_id = 17;
  UserContext user_context = 2;
  optional string client_type = 3;
  oneof analyze { Schema schema = 4; SparkVersion spark_version = 10; }
  message Schema { Plan plan = 1; }
  message SparkVersion {}
}
message AnalyzePlanResponse {
  string session_id = 1;
  string server_side_session_id = 15;
  oneof result { Schema schema = 2; SparkVersion spark_version = 8; }
  message Schema { DataType schema = 1; }
  message SparkVersion { string version = 1; }
}

message InterruptRequest {
  string session_id = 1;
  UserContext user_context = 2;
  optional string client_type = 3;
  InterruptType interrupt_type = 4;
  enum InterruptType {
    INTERRUPT_TYPE_UNSPECIFIED = 0;
    INTERRUPT_TYPE_ALL = 1;
    INTERRUPT_TYPE_TAG = 2;
    INTERRUPT_TYPE_OPERATION_ID = 3;
  }
  oneof interrupt { string operation_id = 6; }
}
message InterruptResponse {
  string session_id = 1;
  repeated string interrupted_ids = 2;
}

message ReleaseSessionRequest {
  string session_id = 1;
  UserContext user_context = 2;
  optional string client_type = 3;
}
message ReleaseSessionResponse { string session_id = 1; }

message FetchErrorDetailsRequest {
  string session_id = 1;
  UserContext user_context = 2;
  string error_id = 3;
  optional string client_type = 4;
}
message FetchErrorDetailsResponse {
  optional int32 root_error_idx = 1;
  repeated Error errors = 2;
  message SparkThrowable {
    optional string error_class = 1;
    optional string sql_state = 4;
  }
  message Error {
    string message = 2;
    optional SparkThrowable spark_throwable = 5;
  }
}

message DataType {
  oneof kind {
    Plain null = 1;
    Plain binary = 2;
    Plain boolean = 3;
    Plain byte = 4;
    Plain short = 5;
    Plain integer = 6;
    Plain long = 7;
    Plain float = 8;
    Plain double = 9;
    Decimal decimal = 10;
    Plain string = 11;
    Plain char = 12;
    Plain var_char = 13;
    Plain date = 14;
    Plain timestamp = 15;
    Plain timestamp_ntz = 16;
    Plain calendar_interval = 17;
    Plain year_month_interval = 18;
    Plain day_time_interval = 19;
    Array array = 20;
    Struct struct = 21;
    Map map = 22;
    Plain udt = 23;
    Plain unparsed = 24;
    Plain variant = 25;
    Plain geometry = 26;
    Plain geography = 27;
    Plain time = 28;
    Plain timestamp_ntz_nanos = 29;
    Plain timestamp_ltz_nanos = 30;
  }
  message Plain {}
  message Decimal {
    optional int32 scale = 1;
    optional int32 precision = 2;
  }
  message StructField {
    string name = 1;
    DataType data_type = 2;
    bool nullable = 3;
  }
  message Struct { repeated StructField fields = 1; }
  message Array {
    DataType element_type = 1;
    bool contains_null = 2;
  }
  message Map {
    DataType key_type = 1;
    DataType value_type = 2;
    bool value_contains_null = 3;
  }
}

message Any {
  string type_url = 1;
  bytes value = 2;
}
message Status { repeated Any details = 3; }
message ErrorInfo {
  string reason = 1;
  string domain = 2;
  map<string, string> metadata = 3;
}
`;
