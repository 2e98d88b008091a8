<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a Distributed Text Service answer (https://dtsapi.org/specifications/versions/v1.0/)? Entry point,
     collections and navigation as JSON-LD; the addresses in them are those of a server, or of static files. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../metadata/record.xsl"/>
  <xsl:include href="units.xsl"/>

  <!-- DTS: address of the service, with `/` at its end; by default a place on the server that has the files. -->
  <xsl:param name="dts-url" as="xs:string" select="'/dts/'"/>

  <!-- DTS: title of the collection of all works; empty: the title of the only work, or the names of all. -->
  <xsl:param name="dts-title" as="xs:string" select="''"/>

  <!-- DTS: whether a program answers, which reads queries; else static files do. -->
  <xsl:param name="dts-served" as="xs:boolean" select="false()"/>

  <!-- DTS: whether there are static files for every passage, such as a paragraph, and not only for what holds passages. -->
  <xsl:param name="dts-passages" as="xs:boolean" select="false()"/>

  <xsl:variable name="required" as="xs:string*" select="()"/>

  <!-- How many members a page has, where pages are asked for. -->
  <xsl:variable name="page-length" as="xs:integer" select="100"/>

  <!-- The templates of addresses (RFC 6570), for all resources or for one. What the templates of static files name after the
       question mark is there for clients that look for it: files are chosen by what stands before it. -->
  <xsl:function name="f:templates" as="map(xs:string, xs:string)">
    <xsl:param name="resource" as="xs:string?"/>
    <xsl:variable name="id" as="xs:string?" select="$resource ! encode-for-uri(.)"/>
    <xsl:variable name="place" as="xs:string" select="$dts-url || ($id, '{resource}')[1]"/>
    <xsl:sequence select="
        if (not($dts-served)) then map{
            'collection': $dts-url || 'collection' || ($id ! ('/' || .), '{/id}')[1] || '/nav{nav}.jsonld{?page}',
            'navigation': $place || '/navigation{/ref}/down{down}.jsonld{?start,end,tree,page}',
            'document': $place || '/document{/ref}/text.xml{?start,end,tree,mediaType}'}
        else if ($id) then map{
            'collection': $dts-url || 'collection/?id=' || $id || '{&amp;page,nav}',
            'navigation': $dts-url || 'navigation/?resource=' || $id || '{&amp;ref,start,end,down,tree,page}',
            'document': $dts-url || 'document/?resource=' || $id || '{&amp;ref,start,end,tree,mediaType}'}
        else map{
            'collection': $dts-url || 'collection/{?id,page,nav}',
            'navigation': $dts-url || 'navigation/{?resource,ref,start,end,down,tree,page}',
            'document': $dts-url || 'document/{?resource,ref,start,end,tree,mediaType}'}"/>
  </xsl:function>

  <!-- The entry point. -->
  <xsl:function name="f:entry" as="element(j:map)">
    <xsl:variable name="templates" as="map(*)" select="f:templates(())"/>
    <j:map>
      <xsl:sequence select="f:head($dts-url, 'EntryPoint'), ('collection', 'navigation', 'document') ! f:text(., $templates(.))"/>
    </j:map>
  </xsl:function>

  <!-- What every answer begins with. -->
  <xsl:function name="f:head" as="element()+">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="
        f:text('@context', 'https://dtsapi.org/context/v1.0.json'), f:text('dtsVersion', '1.0'), f:text('@id', $id), f:text('@type', $type)"/>
  </xsl:function>

  <!-- Properties of the Dublin Core as a member of an answer: texts with their language, everything else as it is. -->
  <xsl:function name="f:dublin-core" as="element(j:map)?">
    <xsl:param name="properties" as="map(*)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="told" as="element()*">
      <xsl:for-each select="sort(map:keys($properties))">
        <xsl:variable name="values" as="xs:string*" select="$properties(.)[normalize-space()]"/>
        <xsl:choose>
          <xsl:when test="empty($values)"/>
          <xsl:when test=". = ('title', 'description') and $language ne ''">
            <j:array key="{.}"><xsl:for-each select="$values"><j:map><xsl:sequence select="f:text('lang', $language), f:text('value', .)"/></j:map></xsl:for-each></j:array>
          </xsl:when>
          <xsl:otherwise><xsl:sequence select="f:texts(., $values)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="f:object('dublinCore', $told)"/>
  </xsl:function>

  <!-- The members of an answer: all, or those of one page, with the way to the others. -->
  <xsl:function name="f:members" as="element()+">
    <xsl:param name="members" as="element(j:map)*"/>
    <xsl:param name="page" as="xs:integer?"/>
    <xsl:param name="address" as="xs:string"/>
    <j:array key="member"><xsl:sequence select="if ($page) then subsequence($members, ($page - 1) * $page-length + 1, $page-length) else $members"/></j:array>
    <xsl:if test="$page">
      <xsl:variable name="last" as="xs:integer" select="f:last-page(count($members))"/>
      <xsl:variable name="base" as="xs:string" select="$address || (if (contains($address, '?')) then '&amp;' else '?') || 'page='"/>
      <j:map key="view">
        <xsl:sequence select="f:text('@id', $base || $page), f:text('@type', 'Pagination'), f:text('first', $base || 1)"/>
        <xsl:sequence select="if ($page gt 1) then f:text('previous', $base || ($page - 1)) else fp:null('previous')"/>
        <xsl:sequence select="if ($page lt $last) then f:text('next', $base || ($page + 1)) else fp:null('next')"/>
        <xsl:sequence select="f:text('last', $base || $last)"/>
      </j:map>
    </xsl:if>
  </xsl:function>

  <!-- How many pages so many members have; one at the least. -->
  <xsl:function name="f:last-page" as="xs:integer">
    <xsl:param name="members" as="xs:integer"/>
    <xsl:sequence select="max((1, ($members + $page-length - 1) idiv $page-length))"/>
  </xsl:function>

  <xsl:function name="fp:null" as="element(j:null)">
    <xsl:param name="key" as="xs:string"/>
    <j:null key="{$key}"/>
  </xsl:function>

</xsl:stylesheet>
