<?xml version="1.0" encoding="UTF-8"?>
<!-- What is the answer to one question to a Distributed Text Service? For `teiedition serve`, which has read the query: the
     principal result is the answer; a message that begins with `{"status":` says why there is none. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    default-mode="m:export" xmlns:m="teiedition:mode"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="navigation.xsl"/>
  <xsl:include href="passage.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- DTS: the question: `entry`, `collection`, `navigation` or `document`. -->
  <xsl:param name="dts-endpoint" as="xs:string" select="'entry'"/>
  <!-- DTS: the query as a JSON object, with `id`, `nav`, `ref`, `start`, `end`, `down`, `tree`, `page`; numbers are numbers. -->
  <xsl:param name="dts-query" as="xs:string" select="'{}'"/>
  <!-- DTS: the address that was asked, without the number of the page. -->
  <xsl:param name="dts-address" as="xs:string" select="''"/>

  <xsl:variable name="query" as="map(*)" select="parse-json($dts-query)"/>
  <xsl:variable name="page" as="xs:integer?" select="$query?page ! xs:integer(.)"/>

  <xsl:template name="t:export">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:choose>
      <xsl:when test="$dts-endpoint eq 'entry'"><xsl:sequence select="f:json(f:entry())"/></xsl:when>
      <xsl:when test="$dts-endpoint eq 'collection'">
        <xsl:sequence select="f:given(f:collection(descendant-or-self::TEI, string($query?id), string($query?nav), $page, $dts-address), 'collection or resource ' || $query?id)"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="t:text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A question about the units of one text. -->
  <xsl:template name="t:text">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="declaration" as="element(refsDecl)?" select="f:declaration(/*, string($query?tree))"/>
    <xsl:variable name="units" as="map(*)*" select="f:units($declaration, false())"/>
    <xsl:variable name="found" as="map(*)" select="map:merge(('ref', 'start', 'end') ! map:entry(., for $name in $query(.) return $units[?identifier eq $name]))"/>
    <xsl:variable name="lost" as="xs:string*" select="('ref', 'start', 'end')[exists($query(.)) and empty($found(.))]"/>
    <xsl:choose>
      <xsl:when test="exists($query?tree) and empty($declaration)"><xsl:sequence select="f:refusal(404, 'There is no citation tree ' || $query?tree || '.')"/></xsl:when>
      <xsl:when test="exists($lost)"><xsl:sequence select="f:refusal(404, 'There is no unit ' || $query($lost[1]) || '.')"/></xsl:when>
      <xsl:when test="exists($found?start) and f:place($units, $found?start) gt f:place($units, $found?end)">
        <xsl:sequence select="f:refusal(400, $query?end || ' does not come after ' || $query?start || '.')"/>
      </xsl:when>
      <xsl:when test="$dts-endpoint eq 'document'">
        <xsl:sequence select="serialize(f:passage($units, ($found?ref, $found?start)[1], ($found?ref, $found?end)[1]), map{'method': 'xml', 'omit-xml-declaration': false(), 'encoding': 'UTF-8'})"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:given(f:navigation(/*, $units, map:put($found, 'down', $query?down ! xs:integer(.)), $page, $dts-address), '')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An answer as JSON, unless there is none, or it has no such page. -->
  <xsl:function name="f:given" as="xs:string?">
    <xsl:param name="answer" as="element(j:map)?"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        if (empty($answer)) then f:refusal(404, 'There is no ' || $name || '.')
        else if ($page gt 1 and empty($answer/j:array[@key = 'member']/*)) then f:refusal(404, 'There is no page ' || $page || '.')
        else f:json($answer)"/>
  </xsl:function>

  <!-- No answer, and why: told as a message. -->
  <xsl:function name="f:refusal" as="empty-sequence()">
    <xsl:param name="status" as="xs:integer"/>
    <xsl:param name="reason" as="xs:string"/>
    <xsl:message select="'{&quot;status&quot;: ' || $status || ', &quot;reason&quot;: ' || serialize($reason, map{'method': 'json'}) || '}'"/>
  </xsl:function>

</xsl:stylesheet>
